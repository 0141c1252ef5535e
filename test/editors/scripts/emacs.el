;;; What a user of Emacs does: sees the findings of the open document, takes a quick fix, writes the file.  -*- lexical-binding: t -*-
(defun virnet-wait (what look)
  (let ((end (+ (float-time) 15)))
    (while (not (funcall look))
      (when (> (float-time) end) (message "failed: waited in vain: %s" what) (kill-emacs 1))
      (accept-process-output nil 0.05)
      ;; Idle timers, which do these two, do not run in batch.
      (eglot--signal-textDocument/didChange)
      (flymake-start))))

(defun virnet-findings ()
  (sort (mapcar (lambda (finding)
                  (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))
                (flymake-diagnostics))
        #'string<))

(defun virnet-fix (word title)
  (goto-char (point-min))
  (search-forward word)
  (backward-char)
  (let ((action (seq-find (lambda (action) (equal (plist-get action :title) title))
                          (eglot-code-actions (point) (point)))))
    (eglot--apply-workspace-edit (plist-get action :edit))))

(condition-case problem
    (progn
      (setq eglot-confirm-server-initiated-edits nil)
      (find-file "lab.xml")
      (nxml-mode)
      ;; eglot-ensure waits for a command, and there is none in batch.
      (apply #'eglot (eglot--guess-contact))
      (virnet-wait "findings" #'virnet-findings)
      (message "found: %s" (virnet-findings))
      (virnet-fix "nmae" "Change to name")
      (virnet-wait "the first fix" (lambda () (= (length (virnet-findings)) 2)))
      (virnet-fix "dchp" "Change to <dhcp>")
      (virnet-wait "the second fix" (lambda () (= (length (virnet-findings)) 1)))
      (message "left: %s" (virnet-findings))
      (save-buffer)
      (eglot-shutdown (eglot-current-server)))
  (error (message "failed: %S" problem) (kill-emacs 1)))
