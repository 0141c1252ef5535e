// The documents of the bench. All others are compared with the typical one, per byte.

export interface Shape {
  readonly name: string;
  readonly text: string;
}

const typical = `<network>
  <name>default</name>
  <uuid>9a05da11-e96b-47f3-8253-a3a482e445f5</uuid>
  <forward mode='nat'>
    <nat>
      <port start='1024' end='65535'/>
    </nat>
  </forward>
  <bridge name='virbr0' stp='on' delay='0'/>
  <mac address='52:54:00:0a:cd:21'/>
  <domain name='example.test' localOnly='yes'/>
  <dns>
    <forwarder addr='192.0.2.1'/>
    <host ip='192.168.122.2'>
      <hostname>mirror.example.test</hostname>
    </host>
  </dns>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.122.100' end='192.168.122.254'/>
      <host mac='52:54:00:00:00:10' name='web' ip='192.168.122.10'/>
      <host mac='52:54:00:00:00:11' name='mail' ip='192.168.122.11'/>
    </dhcp>
  </ip>
  <ip family='ipv6' address='2001:db8:ca2:2::1' prefix='64'>
    <dhcp>
      <range start='2001:db8:ca2:2:1::10' end='2001:db8:ca2:2:1::ff'/>
    </dhcp>
  </ip>
</network>
`;

export const shapes: readonly Shape[] = [
  { name: "typical NAT network", text: typical },
  { name: "42 static hosts", text: withHosts(42) },
  { name: "250 static hosts", text: withHosts(250) },
  { name: "1,430 static hosts", text: withHosts(1430) },
  { name: "5,000 static hosts", text: withHosts(5000) },
  { name: "100 port groups", text: withPortGroups(100) },
  { name: "5,000 DNS hosts without a name", text: withNamelessHosts(5000) },
  { name: "20,000 comments", text: withComments(20_000) },
  { name: "2,000 disabling comments", text: withDirectives(2000) },
  { name: "10,000 unknown elements", text: withUnknown(10_000) },
  { name: "5,000 hosts, one `>` lost", text: withHosts(5000).replace("name='host-2500'/>", "name='host-2500'") },
];

function network(body: string): string {
  return `<network>\n  <name>large</name>\n  <forward mode='nat'/>\n  <bridge name='virbr9'/>\n${body}</network>\n`;
}

function times(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

function withHosts(count: number): string {
  const hosts = times(count, (index) => {
    const [high, low] = [Math.floor((index + 2) / 256), (index + 2) % 256];
    return `      <host mac='52:54:00:00:${hex(high)}:${hex(low)}' ip='10.0.${high}.${low}' name='host-${index}'/>\n`;
  });
  const range = "      <range start='10.0.255.1' end='10.0.255.200'/>\n";
  return network(`  <ip address='10.0.0.1' prefix='16'>\n    <dhcp>\n${range}${hosts}    </dhcp>\n  </ip>\n`);
}

function withPortGroups(count: number): string {
  return network(
    times(
      count,
      (index) => `  <portgroup name='group-${index}'${index === 0 ? " default='yes'" : ""}>
    <bandwidth>
      <inbound average='1000' peak='5000' burst='5120'/>
      <outbound average='1000' peak='5000' burst='5120'/>
    </bandwidth>
  </portgroup>\n`,
    ),
  );
}

function withNamelessHosts(count: number): string {
  return network(`  <dns>\n${times(count, () => "    <host ip='10.0.0.2'/>\n")}  </dns>\n`);
}

function withComments(count: number): string {
  const comments = times(count, (index) => `      <!-- rack ${index % 40}, room ${index % 7} -->\n`);
  return network(`  <ip address='10.0.0.1' prefix='16'>\n    <dhcp>\n${comments}    </dhcp>\n  </ip>\n`);
}

function withDirectives(count: number): string {
  return network(times(count, (index) => `  <!-- virnet-disable-next-line unknown-element -->\n  <extra${index}/>\n`));
}

function withUnknown(count: number): string {
  return network(times(count, (index) => `  <extra${index} key='value'/>\n`));
}
