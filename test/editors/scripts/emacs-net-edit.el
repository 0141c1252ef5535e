;;; `virsh net-edit` with Emacs for an editor: a mistake is made, shown and mended before virsh gets the file back.  -*- lexical-binding: t -*-
(load (expand-file-name "emacs.el" (getenv "VIRNET_SCRIPTS")) nil t)

(virnet-session (car command-line-args-left)
  (virnet-note 'file buffer-file-name)
  (virnet-go "<forward")
  (insert "<domain name='lab.internal' localOny='yes'/>\n  ")
  (virnet-await "localOny unknown-attribute")
  (virnet-note 'hover (virnet-hover "domain"))
  (virnet-fix "localOny" "Change to localOnly")
  (virnet-await ""))
