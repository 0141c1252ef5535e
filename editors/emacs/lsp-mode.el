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

;; lsp-mode asks for completions with places to fill in when yasnippet is installed, and puts in raw text where it is
;; not switched on. It also asks which project a file is of, in the middle of what is typed, though the folder will do;
;; and watches all folders below, which takes long in /tmp, where `virsh net-edit` has its files.
(defun virnet-start ()
  (setq-local lsp-enable-snippet (and (require 'yasnippet nil t) (yas-minor-mode 1) t)
              lsp-auto-guess-root t
              lsp-enable-file-watchers (not (file-in-directory-p default-directory temporary-file-directory)))
  ;; company shows its list after a pause, and Enter accepts from it, also after a tag that is typed in full. So the list
  ;; comes with C-M-i.
  (when (fboundp 'company-manual-begin)
    (setq-local company-idle-delay nil)
    (local-set-key (kbd "C-M-i") #'company-manual-begin))
  (lsp-deferred))
(add-hook 'nxml-mode-hook #'virnet-start)

;; nxml-mode takes `<`, `=` and quotes for parts of words and ends them at dots, so that nothing would be found by
;; what is typed of it.
(with-eval-after-load 'nxml-mode
  (dolist (mark '(?< ?> ?/ ?= ?' ?\")) (modify-syntax-entry mark "." nxml-mode-syntax-table))
  (dolist (part '(?. ?:)) (modify-syntax-entry part "_" nxml-mode-syntax-table)))

;; Formatting indents as typing does.
(add-hook 'nxml-mode-hook (lambda () (setq-local tab-width nxml-child-indent indent-tabs-mode nil)))
