// Words of other software for a forward mode.
import { bare, served, slipsOf } from "./slip.js";

const nat = "<forward mode='nat'/>";

export const modes = [
  ...slipsOf("word for a mode", [
    [
      served,
      [
        ["<forward mode='Nat'/>", nat],
        ["<forward mode='nat '/>", nat],
        ["<forward mode='NATed'/>", nat],
        ["<forward mode='masq'/>", nat],
        ["<forward mode='snat'/>", nat],
        ["<forward mode='natnetwork'/>", nat],
        ["<forward mode='routing'/>", "<forward mode='route'/>"],
        ["<forward mode='router'/>", "<forward mode='route'/>"],
        // Vagrant, Terraform, VirtualBox, VMware, Hyper-V
        ...["veryisolated", "very_isolated", "no", "off", "host_only", "intnet", "internal-only", "isolate"].map(
          (mode) => [`<forward mode='${mode}'/>`, ""] as const,
        ),
        ["<forward mode='fancy'/>", /not a forward mode/],
      ],
    ],
    [
      bare,
      [
        ["<forward mode='Bridge'/><bridge name='br0'/>", "<forward mode='bridge'/><bridge name='br0'/>"],
        ["<forward mode='bridging'/><bridge name='br0'/>", "<forward mode='bridge'/><bridge name='br0'/>"],
        [
          "<forward mode='macvtap'><interface dev='eth1'/></forward>",
          "<forward mode='bridge'><interface dev='eth1'/></forward>",
        ],
        [
          "<forward mode='direct'><interface dev='eth1'/></forward>",
          "<forward mode='bridge'><interface dev='eth1'/></forward>",
        ],
        [
          "<forward mode='ovs'/><bridge name='ovsbr0'/>",
          "<forward mode='bridge'/><virtualport type='openvswitch'/><bridge name='ovsbr0'/>",
        ],
        [
          "<forward mode='openvswitch'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/>",
          "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/>",
        ],
        [
          "<forward mode='sriov' managed='yes'><pf dev='eth2'/></forward>",
          "<forward mode='hostdev' managed='yes'><pf dev='eth2'/></forward>",
        ],
        [
          "<forward mode='pass-through'><interface dev='eth1'/></forward>",
          "<forward mode='passthrough'><interface dev='eth1'/></forward>",
        ],
      ],
    ],
  ]),
];
