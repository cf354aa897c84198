/* eslint-disable -- Sidestory 0.1.0 sha256:1970451bbfefdbfc. Made by `sidestory init`, which updates it; `sidestory init --undo` removes it. */
import type { Plugin } from 'vite';

export interface SidestoryOptions {
  /** Further origins under which this dev server is opened, e.g. `https://my.dev`. */
  allowedOrigins?: string[];
  /** Addresses or networks (`172.17.0.0/16`) besides loopback that may use Sidestory, for containers and WSL. */
  allowedPeers?: string[];
}

/** Forwards `/__ai-*` to the running sidecar and puts the overlay into the page; silent without a sidecar. */
export declare function sidestory(options?: SidestoryOptions): Plugin;

/** The addon preset for Storybook; `addons: ['./sidestory.mjs']` loads it. */
declare const preset: {
  managerHead(head: string | undefined, options: { configType?: string }): string;
  viteFinal<Config extends { plugins?: unknown[] }>(config: Config, options: SidestoryOptions): Promise<Config>;
};
export default preset;
