import type { AddedServerSource } from '../../store/serverSources.ts';
import type { SourcePreview, SourceStanding, TriedSource } from './sourceDesk.ts';

/** How a server's own source stands. */
export type ServerSourceStanding = Pick<
  SourceStanding,
  'id' | 'name' | 'lastSuccess' | 'failures' | 'failedFor'
> & { readonly url: string };

/** Where the admins of servers manage the sources that their server has for itself. */
export interface ServerSourceDesk {
  /** So many a server may have. */
  readonly most: number;
  standings(server: string): Promise<readonly ServerSourceStanding[]>;
  /** Finds and tries what lies at an address; `wait` where a server asks too often. Takes as long as the site does. */
  preview(server: string, address: string): Promise<SourcePreview | { readonly kind: 'wait' }>;
  /** Adds what a preview of that server showed; undefined where the preview is forgotten. */
  add(
    server: string,
    key: string,
  ): Promise<{ readonly kind: AddedServerSource; readonly name: string } | undefined>;
  /** Takes a source from the server, with its news where no other server has it; its name, or undefined where the server has none by that id. */
  remove(server: string, id: string): Promise<string | undefined>;
  /** Asks a source once; undefined where the server has none by that id. */
  tryNow(server: string, id: string): Promise<TriedSource | 'wait' | undefined>;
}
