import { formatSubnet } from "../../network/address.js";
import { subnetContains } from "../../network/subnet.js";
import { defineRule } from "../rule.js";

export const ipSubnetsOverlap = defineRule({
  id: "ip-subnets-overlap",
  title: "Subnets of one network overlap",
  stage: "runtime",
  severity: "warning",
  since: "0.8.7",
  why: "Two `<ip>` of one network should stand for two subnets. Where one lies inside the other the host has two routes to the same guests and guests disagree about who is on their own link. Two addresses of the very same subnet work, the second as a mere alias without any effect on guests; libvirt checks neither.",
  bad: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'/><ip address='192.168.0.1' prefix='16'/></network>",
  good: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'/><ip address='192.168.78.1' prefix='24'/></network>",
  on: "network",
  check({ subnets }, { report }) {
    for (const [index, later] of subnets.entries()) {
      const own = later.address?.value;
      const length = later.prefixLength;
      if (!own || own.family !== later.family || length === undefined) continue;
      const earlier = subnets.slice(0, index).find((other) => {
        if (other.prefixLength === undefined || other.address?.value === undefined) return false;
        return subnetContains(
          other.prefixLength <= length ? other : later,
          length < other.prefixLength ? other.address.value : own,
        );
      });
      const first = earlier?.address;
      if (!first?.value || earlier?.prefixLength === undefined || !later.address) continue;
      const alike = earlier.prefixLength === length;
      // The same address again: ip-address-repeated has it.
      if (first.value.bits === own.bits && (alike || own.family === "ipv6")) continue;
      const [mine, theirs] = [formatSubnet(own, length), formatSubnet(first.value, earlier.prefixLength)];
      report({
        span: later.address.span,
        ...(alike ? { stage: "advice", severity: "information" } : {}),
        message: alike
          ? `${later.address.raw} lies in ${mine} like ${first.raw}; libvirt takes it as an alias of the bridge, it opens no second subnet`
          : `Subnet ${mine} overlaps ${theirs} of the same network; the host has two routes to these guests, choose another subnet`,
        related: [{ span: first.span, message: `${theirs} stands here` }],
      });
    }
  },
});
