// The services most often published in SRV records, as registered by IANA.

interface Service {
  readonly port: number;
  /** The protocol used to look it up, for services with both. */
  readonly protocol: "tcp" | "udp";
}

/** By the name in the record, without its underscore. */
export const usualServices: ReadonlyMap<string, Service> = new Map(
  Object.entries<Service>({
    ldap: { port: 389, protocol: "tcp" },
    ldaps: { port: 636, protocol: "tcp" },
    kerberos: { port: 88, protocol: "udp" },
    kpasswd: { port: 464, protocol: "udp" },
    sip: { port: 5060, protocol: "udp" },
    sips: { port: 5061, protocol: "tcp" },
    "xmpp-client": { port: 5222, protocol: "tcp" },
    "xmpp-server": { port: 5269, protocol: "tcp" },
    "etcd-server": { port: 2380, protocol: "tcp" },
    "etcd-server-ssl": { port: 2380, protocol: "tcp" },
    imap: { port: 143, protocol: "tcp" },
    imaps: { port: 993, protocol: "tcp" },
    submission: { port: 587, protocol: "tcp" },
    ntp: { port: 123, protocol: "udp" },
  }),
);
