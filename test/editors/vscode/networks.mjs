// The networks that the typist types: what each is meant to be, and the keys of someone who lets the editor help.

/**
 * @typedef {object} Network
 * @property {string} id also the stem of its file
 * @property {string} text what is meant when every character is typed
 * @property {string} helped the keys of someone who accepts what the popups offer, see typist.mjs for their notation
 * @property {string} [helpedText] what these keys mean; without it the same as `text`
 */

/** @type {readonly Network[]} */
export const networks = [
  {
    id: "nat",
    text: `<network>
  <name>nat</name>
  <forward mode='nat'>
    <nat>
      <port start='1024' end='65535'/>
    </nat>
  </forward>
  <bridge name='virbr21' stp='on' delay='0'/>
  <ip address='192.168.121.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.121.100' end='192.168.121.199'/>
    </dhcp>
  </ip>
</network>
`,
    helped: "<nat{take nat}lab{Tab}virbr7{Tab}192.168.77{Tab}",
    helpedText: `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge name='virbr7' stp='on' delay='0'/>
  <ip address='192.168.77.1' prefix='24'>
    <dhcp>
      <range start='192.168.77.2' end='192.168.77.254'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "routed6",
    text: `<network>
  <name>routed6</name>
  <forward mode='route' dev='eth0'/>
  <bridge name='virbr22'/>
  <ip address='10.22.0.1' prefix='24'/>
  <ip family='ipv6' address='fd22:1:2:3::1' prefix='64'>
    <dhcp>
      <range start='fd22:1:2:3::100' end='fd22:1:2:3::1ff'/>
    </dhcp>
  </ip>
</network>
`,
    helped:
      "<routed{take routed}routed6{Tab}virbr22{Tab}10.22.0{Tab}{ArrowUp}{End}{Enter}<ip{take ip family|Tab}fd22:1:2:3::1{Tab}64{End}",
    helpedText: `<network>
  <name>routed6</name>
  <forward mode='route'/>
  <bridge name='virbr22' stp='on' delay='0'/>
  <ip address='10.22.0.1' prefix='24'>
    <dhcp>
      <range start='10.22.0.2' end='10.22.0.254'/>
    </dhcp>
  </ip>
  <ip family='ipv6' address='fd22:1:2:3::1' prefix='64'/>
</network>`,
  },
  {
    id: "ovs",
    text: `<network>
  <name>ovs</name>
  <forward mode='bridge'/>
  <bridge name='ovsbr0'/>
  <virtualport type='openvswitch'/>
  <portgroup name='web' default='yes'>
    <vlan>
      <tag id='10'/>
    </vlan>
  </portgroup>
  <portgroup name='all'>
    <vlan trunk='yes'>
      <tag id='10'/>
      <tag id='20' nativeMode='untagged'/>
    </vlan>
  </portgroup>
</network>
`,
    helped: "<open{take openvswitch}ovs{Tab}ovsbr1{Tab}110{Tab}120{Tab}all{Tab}",
    helpedText: `<network>
  <name>ovs</name>
  <forward mode='bridge'/>
  <bridge name='ovsbr1'/>
  <virtualport type='openvswitch'/>
  <portgroup name='vlan-110' default='yes'>
    <vlan>
      <tag id='110'/>
    </vlan>
  </portgroup>
  <portgroup name='vlan-120'>
    <vlan>
      <tag id='120'/>
    </vlan>
  </portgroup>
  <portgroup name='all'>
    <vlan trunk='yes'>
      <tag id='110'/>
      <tag id='120'/>
    </vlan>
  </portgroup>
</network>`,
  },
  {
    id: "sriov",
    text: `<network>
  <name>sriov</name>
  <forward mode='hostdev' managed='yes'>
    <driver name='vfio'/>
    <pf dev='enp5s0f0'/>
  </forward>
  <vlan>
    <tag id='42'/>
  </vlan>
</network>
`,
    helped: "<sriov{take sriov}{Tab}ens2f1{Tab}{ArrowUp}{End}{Enter}<vlan{take vlan}42{End}",
    helpedText: `<network>
  <name>sriov</name>
  <forward mode='hostdev' managed='yes'>
    <pf dev='ens2f1'/>
  </forward>
  <vlan>
    <tag id='42'/>
  </vlan>
</network>`,
  },
  {
    id: "pxe",
    text: `<network>
  <name>pxe</name>
  <forward mode='nat'/>
  <bridge name='virbr25'/>
  <ip address='192.168.125.1' prefix='24'>
    <tftp root='/var/lib/tftpboot'/>
    <dhcp>
      <range start='192.168.125.100' end='192.168.125.199'/>
      <bootp file='pxelinux.0' server='192.168.125.1'/>
    </dhcp>
  </ip>
</network>
`,
    helped: "<pxe{take pxe-boot}pxe{Tab}virbr5{Tab}192.168.55{Tab}/srv/tftp{Tab}boot.ipxe{Tab}",
    helpedText: `<network>
  <name>pxe</name>
  <forward mode='nat'/>
  <bridge name='virbr5' stp='on' delay='0'/>
  <ip address='192.168.55.1' prefix='24'>
    <tftp root='/srv/tftp'/>
    <dhcp>
      <range start='192.168.55.2' end='192.168.55.254'/>
      <bootp file='boot.ipxe'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "split-dns",
    text: `<network>
  <name>split-dns</name>
  <forward mode='nat'/>
  <bridge name='virbr27'/>
  <domain name='lab.internal' localOnly='yes'/>
  <dns>
    <forwarder domain='corp.example.com' addr='192.0.2.53'/>
    <host ip='192.168.127.10'>
      <hostname>web</hostname>
      <hostname>www.lab.internal</hostname>
    </host>
  </dns>
  <ip address='192.168.127.1' prefix='24'/>
</network>
`,
    helped: "<split{take split-dns}{Tab}virbr27{Tab}lab.test{Tab}corp.test{Tab}192.0.2.54{Tab}192.168.127{Tab}www{Tab}",
    helpedText: `<network>
  <name>split-dns</name>
  <forward mode='nat'/>
  <bridge name='virbr27' stp='on' delay='0'/>
  <domain name='lab.test' localOnly='yes'/>
  <dns>
    <forwarder domain='corp.test' addr='192.0.2.54'/>
    <host ip='192.168.127.10'>
      <hostname>www</hostname>
    </host>
  </dns>
  <ip address='192.168.127.1' prefix='24'>
    <dhcp>
      <range start='192.168.127.100' end='192.168.127.199'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "hosts",
    text: `<network>
  <name>hosts</name>
  <bridge name='virbr28'/>
  <ip address='192.168.128.1' prefix='24'>
    <dhcp>
      <range start='192.168.128.100' end='192.168.128.199'>
        <lease expiry='12' unit='hours'/>
      </range>
      <host mac='52:54:00:00:80:10' name='web' ip='192.168.128.10'/>
      <host mac='52:54:00:00:80:11' name='db' ip='192.168.128.11'/>
    </dhcp>
  </ip>
</network>
`,
    // The first host is typed over the tab stops, the second copied and changed from its end to its beginning.
    helped:
      "<static{take static-hosts}{Tab}virbr28{Tab}lab.test{Tab}192.168.128{Tab}52:54:00:00:80:10{Tab}web{Tab}52:54:00:00:80:11{Tab}db{Tab}" +
      "{ArrowUp 3}{End}{Control+Shift+Alt+ArrowDown}{End}{ArrowLeft 3}{Backspace}2{ArrowLeft 20}{Backspace 2}mail{ArrowLeft 12}{Backspace}2{End}",
    helpedText: `<network>
  <name>hosts</name>
  <forward mode='nat'/>
  <bridge name='virbr28' stp='on' delay='0'/>
  <domain name='lab.test' localOnly='yes'/>
  <ip address='192.168.128.1' prefix='24'>
    <dhcp>
      <range start='192.168.128.100' end='192.168.128.199'/>
      <host mac='52:54:00:00:80:10' name='web' ip='192.168.128.10'/>
      <host mac='52:54:00:00:80:11' name='db' ip='192.168.128.11'/>
      <host mac='52:54:00:00:80:12' name='mail' ip='192.168.128.12'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "macvtap",
    text: `<network>
  <name>macvtap</name>
  <forward mode='bridge'>
    <interface dev='eth0'/>
    <interface dev='eth1'/>
  </forward>
</network>
`,
    helped: "<macvtap{take macvtap}{Tab}priv{take private|Tab}enp3s0{Tab}",
    helpedText: `<network>
  <name>macvtap</name>
  <forward mode='private'>
    <interface dev='enp3s0'/>
  </forward>
</network>`,
  },
  {
    id: "isolated",
    text: `<network>
  <name>isolated</name>
  <bridge name='virbr23' stp='on' delay='0'/>
  <ip address='192.168.123.1' prefix='24'>
    <dhcp>
      <range start='192.168.123.2' end='192.168.123.254'/>
    </dhcp>
  </ip>
</network>
`,
    // Without a template: element by element, with values typed over what is proposed.
    helped:
      "<network{take network}cell{Tab}{Enter}<bri{take bridge}virbr23{Tab}{Enter}<ip{take ip}192.168.123.1{Tab}24{Tab}<dh{take dhcp}192.168.123.10{Tab}192.168.123.99{Tab}",
    helpedText: `<network>
  <name>cell</name>
  <bridge name='virbr23'/>
  <ip address='192.168.123.1' prefix='24'>
    <dhcp>
      <range start='192.168.123.10' end='192.168.123.99'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "open",
    text: `<network>
  <name>open</name>
  <forward mode='open'/>
  <bridge name='virbr24'/>
  <mtu size='9000'/>
  <ip address='10.24.0.1' prefix='16'/>
  <route address='10.25.0.0' prefix='16' gateway='10.24.0.2'/>
</network>
`,
    helped: "<open{take open}open{Tab}virbr24{Tab}10.24.0{Tab}{ArrowUp}{End}{Enter}<mtu{take mtu|Tab}9000{End}",
    helpedText: `<network>
  <name>open</name>
  <forward mode='open'/>
  <bridge name='virbr24' stp='on' delay='0'/>
  <ip address='10.24.0.1' prefix='24'/>
  <mtu size='9000'/>
</network>`,
  },
];
