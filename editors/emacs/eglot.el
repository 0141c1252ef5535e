(require 'eglot)
(add-to-list 'eglot-server-programs '(nxml-mode . ("virnet-language-server" "--stdio")))
(setq-default eglot-workspace-configuration '((:virnet . (:target "11.3.0"))))

;; With yasnippet completions have places to fill in. eglot asks for them where it is switched on.
(defun virnet-start ()
  (when (require 'yasnippet nil t) (yas-minor-mode 1))
  (eglot-ensure))
(add-hook 'nxml-mode-hook #'virnet-start)

;; `M-x virnet-target RET 9.0.0` checks for another libvirt at once, until Emacs is left.
(defun virnet-target (version)
  (interactive "slibvirt version: ")
  (setq-default eglot-workspace-configuration `((:virnet . (:target ,version))))
  (eglot-signal-didChangeConfiguration (eglot-current-server)))

;; nxml-mode takes `<`, `=` and quotes for parts of words and ends them at dots, so that nothing would be found by
;; what is typed of it.
(with-eval-after-load 'nxml-mode
  (dolist (mark '(?< ?> ?/ ?= ?' ?\")) (modify-syntax-entry mark "." nxml-mode-syntax-table))
  (dolist (part '(?. ?:)) (modify-syntax-entry part "_" nxml-mode-syntax-table)))

;; Formatting indents as typing does.
(add-hook 'nxml-mode-hook (lambda () (setq-local tab-width nxml-child-indent indent-tabs-mode nil)))
