const ID = /^\d{17,20}$/;

/**
 * The route of a request: its method and path with every id but the first one (the channel or server, which limits
 * are counted for) left out, and without the query.
 */
export function routeOf(method: string, path: string): string {
  let ids = 0;
  const parts = (path.split('?')[0] ?? '').split('/').map((part) => {
    if (!ID.test(part)) return part;
    ids += 1;
    return ids === 1 ? part : ':id';
  });
  return `${method} ${parts.join('/')}`;
}
