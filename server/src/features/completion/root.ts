// Completion in a document without a root element: offers whole networks in place of what is typed.

import { describeElement } from "../../prose/describe.js";
import { childElements, type Span, type XmlElement } from "../../xml/tree.js";
import { networkTemplates, plainText, templateIds } from "../templates/templates.js";
import { elementText } from "./element-text.js";
import { bareTag } from "./elements.js";
import { frameOf } from "./frame.js";
import { factsOf, kinds, type Offer } from "./items.js";
import { type Scene, wordAround } from "./scene.js";

/**
 * Whether the document is still empty: without an element, or with only the beginning of `<network` or of a template's
 * name.
 */
export function isBlankDocument({ document, vocabulary, place }: Scene): boolean {
  const { root } = document;
  if (root === undefined) return true;
  const [spec] = vocabulary.elements;
  const typing = place.kind === "element-name" && place.element === root;
  return typing && childElements(document).length === 1 && spec !== undefined && isBeginning(root, spec.name);
}

/** Whether the element is only a name, and not a complete element of another name. */
function isBeginning({ name, attributes, endTag, selfClosing, ...root }: XmlElement, whole: string): boolean {
  if (
    ![whole, ...templateIds].some((word) => word.startsWith(name)) ||
    attributes.length > 0 ||
    endTag ||
    childElements(root).length > 0
  )
    return false;
  return !selfClosing || name === whole;
}

/** Offers whole networks in place of what is typed. */
export function wholeNetworks(scene: Scene): Offer[] {
  const { context, document, vocabulary, place } = scene;
  const [spec] = vocabulary.elements;
  const span = spanOf(scene);
  if (span === undefined || spec === undefined) return [];
  const typed = document.text.slice(span.start, place.offset);
  const mark = typed.startsWith("<") ? "<" : "";
  const word = typed.slice(mark.length);
  // Templates match both their own name and that of the element. Many editors only match the beginning: they list all
  // templates once so much of `network` is typed that no template's name can be meant.
  const filter = (name: string) =>
    mark + (word.length > 1 && spec.name.startsWith(word) ? `${spec.name} ${name}` : `${name} ${spec.name}`);
  const frame = frameOf(scene, undefined, span);
  const lines = (text: string) => text.replace(/\n( *)/g, (_, indent) => frame.newLine(0) && frame.newLine(0) + indent);
  const templates = networkTemplates(context, vocabulary, scene.analysis.document.uri).map(
    (template, index): Offer => ({
      // The word to type for it: many editors only match the label.
      label: template.id,
      kind: kinds.template,
      rank: index,
      span: frame.span,
      text: [
        { kind: "ready", snippet: lines(template.snippet), plain: lines(plainText(template.snippet)) },
        frame.after,
      ],
      filter: filter(`${template.id} ${template.label}`),
      facts: template.label,
      documentation: [template.description, "", "```xml", plainText(template.snippet), "```"].join("\n"),
    }),
  );
  const empty: Offer = {
    label: spec.name,
    kind: kinds.element,
    rank: templates.length,
    span: frame.span,
    text: elementText(scene, { spec, name: spec.name, parent: undefined }, frame),
    filter: mark + spec.name,
    facts: factsOf(spec, "required"),
    documentation: describeElement(spec, vocabulary),
  };
  return [...templates, empty];
}

function spanOf(scene: Scene): Span | undefined {
  const { document, place } = scene;
  if (place.kind === "element-name") return bareTag(scene, place.element);
  return place.kind === "prolog" ? wordAround(document.text, place.offset) : undefined;
}
