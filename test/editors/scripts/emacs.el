;;; The hands and eyes of a user of Emacs with eglot, from Emacs 28 on.  -*- lexical-binding: t -*-
(require 'json)

(defvar virnet-seen nil)

(defun virnet-note (name value)
  (push (cons name value) virnet-seen))

(defun virnet-wait (what look)
  (let ((end (+ (float-time) 15)))
    (while (not (funcall look))
      (when (> (float-time) end) (error "waited in vain: %s" what))
      (accept-process-output nil 0.05)
      ;; Idle timers, which do these two, do not run in batch.
      (eglot--signal-textDocument/didChange)
      (flymake-start))))

(defun virnet-text ()
  (buffer-substring-no-properties (point-min) (point-max)))

;; Each as the text it is about and the name of its rule, in alphabetical order.
(defun virnet-findings ()
  (mapconcat #'identity
             (sort (mapcar (lambda (finding)
                             (concat (buffer-substring-no-properties
                                      (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))
                                     " "
                                     (let ((text (flymake-diagnostic-text finding)))
                                       (if (string-match "\\[\\([a-z0-9-]+\\)\\]" text) (match-string 1 text) text))))
                           (flymake-diagnostics))
                   #'string<)
             ", "))

(defun virnet-await (findings)
  (virnet-wait findings (lambda () (equal (virnet-findings) findings))))

;; To the first character of the word.
(defun virnet-go (word)
  (goto-char (point-min))
  (search-forward word)
  (goto-char (match-beginning 0)))

(defun virnet-fix (word title)
  (virnet-go word)
  (let* ((actions (eglot-code-actions (point) (point)))
         (action (seq-find (lambda (action) (string-prefix-p title (plist-get action :title))) actions)))
    (unless action (error "not offered: %s" title))
    (if (fboundp 'eglot-execute)
        (eglot-execute (eglot-current-server) action)
      (eglot--apply-workspace-edit (plist-get action :edit)))))

;; What eldoc is told to show.
(defun virnet-hover (word)
  (virnet-go word)
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (virnet-wait "hover" (lambda () shown))
    (substring-no-properties shown)))

;; Types at point, completes, and expects that text.
(defun virnet-complete (typed expected)
  (insert typed)
  (eglot--signal-textDocument/didChange)
  (completion-at-point)
  (when (fboundp 'yas-exit-all-snippets) (yas-exit-all-snippets))
  (end-of-line)
  (unless (save-excursion (search-backward expected (line-beginning-position) t))
    (error "completed to: %s" (buffer-substring-no-properties (line-beginning-position) (line-end-position)))))

;; The names in the index that imenu offers, without groups.
(defun virnet-symbols ()
  (let (names)
    (letrec ((walk (lambda (entries)
                     (dolist (entry entries)
                       (if (imenu--subalist-p entry)
                           (funcall walk (cdr entry))
                         (unless (string-prefix-p "*" (car entry))
                           (push (substring-no-properties (car entry)) names)))))))
      (funcall walk (imenu--make-index-alist t)))
    (vconcat (nreverse names))))

;; Runs the steps in the file; eglot-ensure waits for a command, and there is none in batch.
(defmacro virnet-session (file &rest steps)
  `(let ((ok t))
     (condition-case problem
         (progn
           (setq eglot-confirm-server-initiated-edits nil)
           (find-file ,file)
           (unless (derived-mode-p 'nxml-mode) (nxml-mode))
           (apply #'eglot (eglot--guess-contact))
           ,@steps
           (save-buffer)
           (eglot-shutdown (eglot-current-server)))
       (error
        (setq ok nil)
        (virnet-note 'failed (format "%S\n%s\n%s" problem (virnet-findings) (virnet-text)))))
     (write-region (json-encode virnet-seen) nil (getenv "VIRNET_SEEN"))
     (kill-emacs (if ok 0 1))))
