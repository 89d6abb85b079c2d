import type { AddedServerSource } from '../../store/serverSources.ts';
import type { SourcePreview, SourceStanding, TriedSource } from './sourceDesk.ts';

/** State of a server's own source. */
export type ServerSourceStanding = Pick<
  SourceStanding,
  'id' | 'name' | 'lastSuccess' | 'failures' | 'failedFor'
> & { readonly url: string };

/** Management of servers' own sources by their admins. */
export interface ServerSourceDesk {
  /** Maximum number of sources per server. */
  readonly most: number;
  standings(server: string): Promise<readonly ServerSourceStanding[]>;
  /** Finds and tries the feed of an address; `wait` if the server asks too often. Takes as long as the site. */
  preview(server: string, address: string): Promise<SourcePreview | { readonly kind: 'wait' }>;
  /** Adds a previewed source; undefined if the preview has expired. */
  add(
    server: string,
    key: string,
  ): Promise<{ readonly kind: AddedServerSource; readonly name: string } | undefined>;
  /**
   * Removes a source from the server, and its news if no other server has it; returns its name, or undefined if the
   * server has none with that id.
   */
  remove(server: string, id: string): Promise<string | undefined>;
  /** Polls a source once; undefined if the server has none with that id. */
  tryNow(server: string, id: string): Promise<TriedSource | 'wait' | undefined>;
}
