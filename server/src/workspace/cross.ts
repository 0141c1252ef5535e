// Checks several documents at once: what the rules about a workspace find in each.
import { type Across, createWorkspace, type WorkspaceDocument } from "./workspace.js";

/**
 * The findings between the documents, for each of them in their order. Documents that are not well-formed or not networks
 * have no such findings and cause none, and neither do copies of one network. `workspace` is empty.
 */
export function crossFindings(
  documents: readonly WorkspaceDocument[],
  workspace = createWorkspace(),
): readonly Across[] {
  documents.forEach((document, index) => {
    workspace.set(String(index), document);
  });
  return documents.map((_, index) => workspace.across(String(index)));
}
