/** What the overlay and the sidecar say to each other: JSON, camelCase, as in docs/http-api.md. */

export type Verdict = "confirmed" | "failed" | "unconfirmed";
export type Stage = "written" | "watched" | "hot_update" | "rendered";
export type Reason =
  "no_dev_server" | "no_client" | "not_in_module_graph" | "timeout" | "broken_before" | "not_in_page";
export type Mode = "instant" | "comment" | "plan";
export type Storage = "redis" | "sqlite" | "memory" | "localStorage";
export type Kind = "iterate" | "undo" | "redo" | "restore" | "approve";

export interface ReceiptError {
  source: "compile" | "render" | "runtime";
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

export interface Receipt {
  verdict: Verdict;
  stages: { stage: Stage; atMs: number }[];
  reason?: Reason;
  error?: ReceiptError;
  lateError?: ReceiptError;
  hint?: string;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
  cacheReadInputTokens?: number;
  cacheCreationInputTokens?: number;
}

export interface FileDiff {
  path: string;
  /** Unified diff, with or without its `---`/`+++` header. */
  diff: string;
  added: number;
  removed: number;
}

export interface StoryRef {
  storyId: string;
  title: string;
  name: string;
}

export interface OpenStory extends StoryRef {
  viewMode: "story" | "docs";
}

export interface Turn {
  timestamp: string;
  userPrompt: string;
  aiResponse: string;
  success: boolean;
  error?: string;
  versionId?: number;
  editor?: string;
  usage?: Usage;
  /** An estimate in millionths of a dollar; none where the model's price isn't known. */
  costMicros?: number | null;
}

export interface Version {
  versionId: number;
  parentId?: number | null;
  timestamp: string;
  prompt: string;
  origin: "original" | "prompt" | "external" | "proposal" | "repair";
  state?: "pending" | "applied" | "failed";
  receipt?: Receipt;
  label?: string;
  starred?: boolean;
  isCurrent?: boolean;
}

export interface Running {
  requestId: string;
  kind: Kind;
  prompt?: string;
}

export interface SessionAnswer {
  success: true;
  resumed: boolean;
  sessionId: string;
  /** The session of another checkout that this one began as a copy of. */
  forkedFrom?: string | null;
  componentPath: string;
  component: string;
  candidates: string[];
  files: string[];
  conversationHistory: Turn[];
  versions: Version[];
  currentVersion: number;
  totalVersions: number;
  totalTurns: number;
  /** Of all turns, the estimate in millionths of a dollar. */
  usage?: Usage;
  costMicros?: number | null;
  /** The numbers of the starred versions, ascending. */
  starred: number[];
  firstPrompt: string | null;
  canUndo: boolean;
  canRedo: boolean;
  dirty: boolean;
  running: Running | null;
  storage: Storage;
  degraded: boolean;
  degradedReason?: string | null;
  warnings?: string[];
  editor: { name: string; model: string | null };
  devServer?: unknown;
}

/** One row of `GET /__ai-sessions`. */
export interface SessionRow {
  sessionId: string;
  componentPath: string;
  lastModified: string;
  totalVersions?: number;
  totalTurns?: number;
  firstPrompt?: string | null;
  /** What its current version is called. */
  label?: string | null;
  /** How many of its versions are starred. */
  starred?: number;
}

/** The end of a journey: the JSON answer of iterate, undo, redo and restore. */
export interface JourneyAnswer {
  success: true;
  requestId?: string;
  sessionId: string;
  versionId: number | null;
  currentVersion: number;
  rolledBack?: boolean;
  repaired?: boolean;
  brokenVersions?: { versionId: number; receipt: Receipt }[];
  /** What was typed instead of an edit: `undo`, `redo`, `restore`, `history`, `question`. */
  kind?: string;
  message: string;
  /** What was done, or the answer, in the editor's words. */
  summary?: string;
  editor?: string;
  durationMs?: number;
  diff?: FileDiff[];
  affects?: StoryRef[];
  /** What to look at twice, in one sentence. */
  warning?: string | null;
  receipt?: Receipt | null;
  usage?: Usage | null;
  costMicros?: number | null;
  /** How many secrets the model was not shown. */
  maskedSecrets?: number;
  canUndo: boolean;
  canRedo: boolean;
}

/** One of several elements that a prompt could be about. */
export interface Candidate {
  id: string;
  label: string;
  line: number;
  selector?: string;
}

/** The answer of `POST /__ai-understand`. */
export interface UnderstandAnswer {
  success: true;
  editor: string | null;
  intents: { kind: string; confidence: number; [member: string]: unknown }[];
  candidates: Candidate[];
  /** One line for people; `""` for nothing. */
  description: string;
}

/** What arrives while a journey runs; `done` and `error` end it. */
export type JourneyEvent =
  | { event: "status"; data: { stage: string; detail?: string } }
  | { event: "delta"; data: { text: string } }
  | { event: "masked"; data: { count: number } }
  | {
      event: "version";
      data: { versionId: number; diff: FileDiff[]; editor?: string; affects?: StoryRef[]; warning?: string | null };
    }
  | { event: "receipt"; data: { receipt: Receipt } }
  | { event: "done"; data: JourneyAnswer };

/** What `agent/element.js` tells about an element; the sidecar treats it as untrusted. */
export interface ElementHint {
  tag: string;
  id?: string;
  classes?: string[];
  [member: string]: unknown;
}

/** What one is at in the palette, as `/__ai-working` keeps it. */
export interface WorkingState {
  storyId: string | null;
  componentPath: string | null;
  sessionId: string | null;
  draft: string;
  mode: Mode;
  panel: string | null;
}

/** The open story, kept by `story.js`. */
export interface StoryContext extends EventTarget {
  current: OpenStory | null;
  frame: Window | null;
}

/** Where a comment is pinned; `x` and `y` are parts of the element's width and height. Others write it too: untrusted. */
export interface Anchor {
  selector?: string | null;
  tag?: string | null;
  text?: string | null;
  component?: string | null;
  storyId?: string | null;
  x?: number | null;
  y?: number | null;
}

export interface Reply {
  id: string;
  text: string;
  author: string;
  timestamp: string;
  editedAt?: string | null;
}

export type CommentStatus = "pending" | "processing" | "applied" | "rejected";

export interface Comment {
  id: string;
  componentPath: string;
  text: string;
  author: string;
  timestamp: string;
  status: CommentStatus;
  storyId?: string | null;
  anchor?: Anchor | null;
  replies: Reply[];
  resolved: boolean;
  proposalId?: string | null;
  versionId?: number | null;
  /** Why it was rejected or declined. */
  reason?: string | null;
  editedAt?: string | null;
  updatedAt: string;
  /** Grows with every change: of two copies the higher one is the newer. */
  revision: number;
}

/** What the event `comment` tells: one that changed, or one that is gone; else several changed, and are to be asked for. */
export interface CommentNews {
  componentPath: string;
  comment?: Comment;
  /** The id of one that is gone. */
  deleted?: string;
  /** How many came from a file. */
  imported?: number;
  /** Of a proposal that was decided on. */
  proposalId?: string;
}
