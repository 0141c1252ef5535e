// Many documents at once: what the rules about a workspace find in each of them.
import { type Across, createWorkspace, type WorkspaceDocument } from "./workspace.js";

/**
 * What stands between the documents, for each of them in their order. Documents that are not well-formed or no networks
 * have nothing and cause nothing, and so do copies of one network. `workspace` is empty.
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
