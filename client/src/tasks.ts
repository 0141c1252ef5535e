// The task "virnet: lint": checks a folder on the command line and lists its problems in the Problems panel. It runs the
// virnet of the project or the machine; the extension does not include one.
import {
  type Disposable,
  ShellExecution,
  Task,
  TaskGroup,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  workspace,
} from "vscode";

const type = "virnet";

/** A virnet task in `tasks.json`. */
interface Definition {
  readonly type: typeof type;
  /** Files and folders to check. Default: the whole folder. */
  readonly paths?: readonly string[];
  /** A libvirt version or a release, as `--target` accepts it. */
  readonly target?: string;
}

export function offerTasks(): Disposable {
  return tasks.registerTaskProvider(type, {
    provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => taskOf({ type }, folder)),
    resolveTask(task) {
      const { scope } = task;
      return taskOf(task.definition as Definition, typeof scope === "object" ? scope : TaskScope.Workspace, task);
    },
  });
}

function taskOf(definition: Definition, scope: WorkspaceFolder | TaskScope.Workspace, given?: Task): Task {
  const { paths = ["."], target } = definition;
  const args = ["virnet", "lint", "--format", "concise", ...(target ? ["--target", target] : []), ...paths];
  // The definition has to be the one of the task that is resolved.
  const task = new Task(
    given?.definition ?? definition,
    scope,
    "lint",
    type,
    new ShellExecution("npx", args),
    "$virnet",
  );
  task.group = TaskGroup.Test;
  task.detail = "Checks the libvirt networks of the folder with virnet lint";
  return task;
}
