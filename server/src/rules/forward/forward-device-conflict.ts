import type { Fix } from "../../findings.js";
import type { Device, Forward } from "../../network/model.js";
import { tag } from "../../prose/wording.js";
import { addChild, removeSpan } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { removeAttribute, setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** A device of the pool. */
type Listed = Pick<Device, "element">;

/** The other modes reject the device, or the elements next to it, in any case. */
const modes = new Set(["none", "nat", "route", "bridge", "private", "vepa", "passthrough"]);

export const forwardDeviceConflict = defineRule({
  id: "forward-device-conflict",
  title: "Forward device that contradicts the pool",
  stage: "parse",
  severity: "error",
  since: "0.9.4",
  why: "`dev` of `<forward>` is short for the first `<interface>`. With a list of interfaces it must name the first of them, and with `<pf>` or `<address>` it is not allowed at all; libvirt rejects the network. Leave `dev` out where there is a list.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='«eth0»'>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='«eth0»'>
          <interface dev='eth1'/>
          <interface dev='eth0'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' «dev='eth0'»>
          <interface dev='eth1'/>
          <pf dev='eth0'/>
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward, bridge }, { document, report }) {
    if (!forward?.dev || mode === undefined || !modes.has(mode)) return;
    // Both the bridge and the devices: bridge-and-forward-device reports that.
    if (mode === "bridge" && bridge?.name) return;
    const { dev } = forward;
    const others =
      forward.physicalFunctions.length > 0 || mode !== "none" ? forward.physicalFunctions : forward.pciAddresses;
    const [other] = others;
    const first = forward.interfaces[0]?.dev;
    if (other) {
      const name = tag(other.element);
      report({
        span: dev.attribute.span,
        message: `dev names ${dev.raw}, but ${name} brings devices of its own; keep one of the two`,
        related: [{ span: other.element.nameSpan, message: `${name} is here` }],
        fixes: keepingOne(document, forward, name, others),
      });
      return;
    }
    if (!first || first.raw === dev.raw) return;
    const named = first.raw === "" ? "without a name" : first.raw;
    const fixes =
      first.raw === ""
        ? [{ title: `Name the first <interface> ${dev.raw}`, safe: false, edits: [setValue(first.attribute, dev.raw)] }]
        : choices(document, forward, dev.raw, first.raw, mode === "nat" || mode === "route");
    report({
      span: dev.span,
      message: `dev is ${dev.raw}, but the first <interface> is ${named}; libvirt needs the same device in both`,
      related: [{ span: first.span, message: `The first <interface> is ${named}` }],
      fixes,
    });
  },
});

/** Keeps one kind of devices; beside a list of interfaces, dev and <pf> are not all that there is. */
function keepingOne(document: XmlDocument, forward: Forward, name: string, others: readonly Listed[]): Fix[] {
  const { dev, interfaces } = forward;
  const remove = (listed: readonly Listed[]) => listed.map(({ element }) => removeSpan(document, element.span));
  const withoutDev = dev ? [removeAttribute(document, dev.attribute)] : [];
  const [first] = interfaces;
  const also = first ? " and <interface>" : "";
  const kept = { title: `Keep ${name}, remove dev${also}`, safe: false, edits: [...withoutDev, ...remove(interfaces)] };
  if (!first || first.dev?.raw === dev?.raw)
    return [kept, { title: `Keep ${dev?.raw}, remove ${name}`, safe: false, edits: remove(others) }];
  const edits = [...withoutDev, ...remove(others)];
  return [{ title: `Keep <interface>, remove dev and ${name}`, safe: false, edits }, kept];
}

/** Modes that route have one device; a pool may have both. */
function choices(document: XmlDocument, forward: Forward, dev: string, first: string, isSingle: boolean): Fix[] {
  const { element, interfaces } = forward;
  const withoutDev = forward.dev ? [removeAttribute(document, forward.dev.attribute)] : [];
  const listed = interfaces.some((each) => each.dev?.raw === dev);
  const removal: Fix = {
    title: listed && !isSingle ? "Remove dev: the pool has it" : `Keep ${first}, remove dev`,
    safe: false,
    edits: withoutDev,
  };
  if (isSingle) {
    const edits = interfaces.map((each) => removeSpan(document, each.element.span));
    return [removal, { title: `Keep ${dev}, remove <interface>`, safe: false, edits }];
  }
  if (listed) return [removal];
  const addition: Fix = {
    title: `Add <interface dev='${dev}'/> as the first`,
    safe: false,
    edits: [addChild(document, element, `<interface dev='${dev}'/>`, null)],
  };
  return [addition, removal];
}
