/** Comments' way to a change, as the sidecar tells it: docs/http-api.md, "Proposals". */

import type { FileDiff, Receipt, Usage } from "./wire.d.ts";

export type ProposalStatus = "awaiting_approval" | "approved" | "rejected" | "stale" | "failed";

export interface Answered {
  id: string;
  text: string;
  author: string;
}

export interface Declined extends Answered {
  why: string;
}

export interface Proposal {
  id: string;
  componentPath: string;
  code: string;
  /** Path → what is proposed. */
  files: Record<string, string>;
  diff: FileDiff[];
  comments: Answered[];
  declined: Declined[];
  timestamp: string;
  status: ProposalStatus;
  message: string;
  /** What a program asked for, where it answers no comments. */
  request?: string | null;
  editor: string;
  storyId?: string | null;
  usage?: Usage;
  costMicros?: number | null;
  updates: number;
  revision: number;
  reason?: string;
  /** What the page said when it was shown, or approved and taken back. */
  broken?: string;
  versionId?: number;
  receipt?: Receipt;
  previewing?: boolean;
}

/** The answer of `GET /__ai-waiting`. */
export interface Waiting {
  success: true;
  pending: number;
  open: number;
  components: { componentPath: string; pending: number; open: number }[];
  processing: boolean;
  previewing: string | null;
}

/** The event `process`. */
export interface ProcessNews {
  stage: "claimed" | "editing" | "asking" | "proposed" | "failed" | "done";
  componentPath?: string;
  comments?: number;
  proposalId?: string;
  status?: ProposalStatus;
  error?: string;
}

/** The event `proposal`. */
export interface ProposalNews {
  id: string;
  componentPath: string;
  status: ProposalStatus;
  /** It is new: it wasn't only changed. */
  made: boolean;
}

/** The answer of `POST /__ai-process`. */
export interface ProcessReport {
  proposals: { id: string; componentPath: string; status: ProposalStatus; declined: Declined[] }[];
  failed: { componentPath: string; error: string; code: string }[];
  stopped: string | null;
}

/** The answer of `POST /__ai-proposals/{id}/preview`. */
export interface PreviewAnswer {
  previewing: boolean;
  rolledBack: boolean;
  receipt: Receipt | null;
  proposal: Proposal;
}
