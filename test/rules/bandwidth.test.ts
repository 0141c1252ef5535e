// Where bandwidth may stand and how much of it, at the edges.
import { ruleCases } from "../helpers/rule-cases.js";

const network = (inside: string) => `<network><name>lab</name>${inside}</network>`;
const macvtap = "<forward mode='bridge' dev='eth0'/>";
const hostBridge = "<forward mode='bridge'/><bridge name='br0'/>";
const limit = "<inbound average='1000'/>";

describe("bandwidth rules", () => {
  describe("forward modes", () => {
    ruleCases(/^bandwidth-not-in-mode$/, [
      [network(`<bandwidth>${limit}</bandwidth>`), []],
      [network(`${hostBridge}<bandwidth>${limit}</bandwidth>`), []],
      [network(`${hostBridge}<«bandwidth»>${limit}</bandwidth>`), ["define bandwidth-not-in-mode"], "3.2.0"],
      [network(`${macvtap}<«bandwidth»>${limit}</bandwidth>`), ["define bandwidth-not-in-mode"]],
      [network(`<forward mode='bridge'/><«bandwidth»>${limit}</bandwidth>`), ["define bandwidth-not-in-mode"]],
      [
        network(`<forward mode='vepa' dev='eth0'/><«bandwidth»><outbound average='1'/></bandwidth>`),
        ["define bandwidth-not-in-mode"],
      ],
      // Zero counts, no child does not.
      [
        network(`<forward mode='vepa' dev='eth0'/><«bandwidth»><inbound average='0'/></bandwidth>`),
        ["define bandwidth-not-in-mode"],
      ],
      [network("<forward mode='vepa' dev='eth0'/><bandwidth/>"), []],
      [
        network(`<forward mode='hostdev'/><portgroup name='a'><«bandwidth»>${limit}</bandwidth></portgroup>`),
        ["define bandwidth-not-in-mode"],
      ],
      [
        network(`<forward mode='private' dev='eth0'/><portgroup name='a'><bandwidth>${limit}</bandwidth></portgroup>`),
        [],
        "1.2.10",
      ],
      [network(`<forward mode='private' dev='eth0'/><bandwidth>${limit}</bandwidth>`), [], "1.2.1"],
      [network(`<forward mode='dunno'/><bandwidth>${limit}</bandwidth>`), []],
    ]);
  });

  describe("burst", () => {
    ruleCases(/^bandwidth-burst-|^invalid-value$/, [
      [
        network("<bandwidth><inbound average='100000' peak='200000' burst='«4194304»'/></bandwidth>"),
        ["define invalid-value"],
      ],
      [
        network("<bandwidth><inbound average='100000' peak='200000' burst='«4194304»'/></bandwidth>"),
        ["start bandwidth-burst-too-high"],
        "9.0.0",
      ],
      [network("<bandwidth><outbound average='1000000' burst='4194304'/></bandwidth>"), [], "9.0.0"],
      [
        network("<portgroup name='a'><bandwidth><outbound average='9' burst='«4294967296»'/></bandwidth></portgroup>"),
        ["schema invalid-value"],
      ],
      [
        network("<portgroup name='a'><bandwidth><outbound average='9' burst='«4294967295»'/></bandwidth></portgroup>"),
        ["runtime bandwidth-burst-too-high"],
      ],
      [
        network("<bandwidth><inbound average='1000' peak='2000' burst='«268436»'/></bandwidth>"),
        ["runtime bandwidth-burst-too-long"],
      ],
      [
        network("<bandwidth><inbound average='1000' peak='2000' burst='«268435»'/></bandwidth>"),
        ["advice bandwidth-burst-odd"],
      ],
      [network("<bandwidth><inbound average='1000' burst='«1024»'/></bandwidth>"), ["advice bandwidth-burst-odd"]],
      [network("<bandwidth><outbound average='1000' burst='1024'/></bandwidth>"), []],
    ]);
  });

  describe("rates", () => {
    ruleCases(/^bandwidth-(peak|unit|portgroup|empty)/, [
      [network("<bandwidth><inbound average='1000' peak='1000'/></bandwidth>"), []],
      // The peak of outbound traffic is not looked at, so it contradicts nothing.
      [network("<bandwidth><outbound average='9' «peak='1'»/></bandwidth>"), ["ignored bandwidth-peak-on-outbound"]],
      [network("<bandwidth><inbound average='1250000'/></bandwidth>"), []],
      [network("<bandwidth><inbound average='«1250001»'/></bandwidth>"), ["advice bandwidth-unit-suspect"]],
      [
        network(
          "<bandwidth><inbound average='9' peak='20'/></bandwidth><portgroup name='a'><bandwidth><inbound average='20'/></bandwidth></portgroup>",
        ),
        [],
      ],
    ]);
  });
});
