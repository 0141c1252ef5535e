(require 'lsp-mode)
(defcustom virnet-target "11.3.0"
  "The libvirt version that networks are written for."
  :type 'string :group 'lsp-mode)
(lsp-register-custom-settings '(("virnet.target" virnet-target)))
(lsp-register-client
 (make-lsp-client
  :server-id 'virnet
  :new-connection (lsp-stdio-connection '("virnet-language-server" "--stdio"))
  :major-modes '(nxml-mode)
  :priority 1
  :initialized-fn (lambda (workspace)
                    (with-lsp-workspace workspace
                      (lsp--set-configuration (lsp-configuration-section "virnet"))))))

;; lsp-mode asks for completions with placeholders when yasnippet is installed, but inserts their raw text if
;; yas-minor-mode is off. It also asks which project a file belongs to, while you type, although the folder will do; and it
;; watches all folders below, which takes long in /tmp, where `virsh net-edit` has its files.
(defun virnet-start ()
  (setq-local lsp-enable-snippet (and (require 'yasnippet nil t) (yas-minor-mode 1) t)
              lsp-auto-guess-root t
              lsp-enable-file-watchers (not (file-in-directory-p default-directory temporary-file-directory)))
  ;; company opens its list after a pause, and then Enter accepts an item, even after a tag that is typed in full. So open
  ;; the list with C-M-i only.
  (when (fboundp 'company-manual-begin)
    (setq-local company-idle-delay nil)
    (local-set-key (kbd "C-M-i") #'company-manual-begin))
  (lsp-deferred))
(add-hook 'nxml-mode-hook #'virnet-start)

;; nxml-mode makes `<`, `=` and quotes part of words and ends words at dots, so that completions would not match what is
;; typed.
(with-eval-after-load 'nxml-mode
  (dolist (mark '(?< ?> ?/ ?= ?' ?\")) (modify-syntax-entry mark "." nxml-mode-syntax-table))
  (dolist (part '(?. ?:)) (modify-syntax-entry part "_" nxml-mode-syntax-table)))

;; Formatting indents as typing does.
(add-hook 'nxml-mode-hook (lambda () (setq-local tab-width nxml-child-indent indent-tabs-mode nil)))
