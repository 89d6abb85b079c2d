const ID = /^\d{17,20}$/;

/**
 * Returns the route of a request: method and path without query and without ids except the first (the channel or
 * server, by which limits are counted).
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
