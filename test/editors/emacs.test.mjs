// The npm package in Emacs with eglot.
import { sessionsIn } from "./session.mjs";

sessionsIn({
  name: "Emacs",
  configuration: "emacs/eglot.el",
  config: "init.el",
  extension: "emacs",
  command: (config, script, document) =>
    ["emacs", "--batch", "--funcall", "package-initialize", "-l", config, "-l", `${script}.el`].concat([document]),
  listsSymbols: true,
});
