// What the rules about single values say of an attribute: rules about what a value means keep silent where it is not
// even written as libvirt wants it.
import type { RefusalStage, Vocabulary } from "../../vocabulary/vocabulary.js";
import type { XmlAttribute } from "../../xml/tree.js";

/** The stage in which libvirt refuses the value as it is written; `undefined` when it takes it or does not know it. */
export function refusalOf(vocabulary: Vocabulary, attribute: XmlAttribute): RefusalStage | undefined {
  const spec = vocabulary.specOf(attribute.owner);
  const known = spec && vocabulary.attribute(spec, attribute.name);
  if (known === undefined || !vocabulary.known(known) || attribute.value === undefined) return undefined;
  const judgement = vocabulary.judge(known, attribute.value);
  return judgement.ok ? undefined : judgement.stage;
}
