(require 'eglot)
(add-to-list 'eglot-server-programs '(nxml-mode . ("virnet-language-server" "--stdio")))
(setq-default eglot-workspace-configuration '((:virnet . (:target "11.3.0"))))

;; With yasnippet, completions have placeholders. eglot asks for them only if yas-minor-mode is on.
(defun virnet-start ()
  (when (require 'yasnippet nil t) (yas-minor-mode 1))
  (eglot-ensure))
(add-hook 'nxml-mode-hook #'virnet-start)

;; `M-x virnet-target RET 9.0.0` changes the target until you quit Emacs.
(defun virnet-target (version)
  (interactive "slibvirt version: ")
  (setq-default eglot-workspace-configuration `((:virnet . (:target ,version))))
  (eglot-signal-didChangeConfiguration (eglot-current-server)))

;; nxml-mode makes `<`, `=` and quotes part of words and ends words at dots, so that completions would not match what is
;; typed.
(with-eval-after-load 'nxml-mode
  (dolist (mark '(?< ?> ?/ ?= ?' ?\")) (modify-syntax-entry mark "." nxml-mode-syntax-table))
  (dolist (part '(?. ?:)) (modify-syntax-entry part "_" nxml-mode-syntax-table)))

;; Formatting indents as typing does.
(add-hook 'nxml-mode-hook (lambda () (setq-local tab-width nxml-child-indent indent-tabs-mode nil)))
