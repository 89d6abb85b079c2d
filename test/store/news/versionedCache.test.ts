import { expect, test } from 'vitest';
import { VersionedCache } from '../../../src/store/news/versionedCache.ts';

test('a value is found for its version and earlier ones, and no more for a later one', async () => {
  const cache = new VersionedCache<string, string>({ most: 2 });
  expect(cache.find('week', 3)).toBeUndefined();
  const value = cache.keep('week', 3, Promise.resolve('three'));
  expect(cache.find('week', 3)).toBe(value);
  expect(cache.find('week', 2)).toBe(value);
  expect(cache.find('week', 4)).toBeUndefined();
  expect(cache.find('month', 3)).toBeUndefined();
});

test('a value that failed is dropped, unless a newer one has taken its place', async () => {
  const cache = new VersionedCache<string, string>({ most: 2 });
  const failed = Promise.reject(new Error('the store is away'));
  await expect(cache.keep('week', 1, failed)).rejects.toThrow('the store is away');
  expect(cache.find('week', 1)).toBeUndefined();
  const failing = Promise.withResolvers<string>();
  const older = cache.keep('week', 1, failing.promise);
  const newer = cache.keep('week', 2, Promise.resolve('two'));
  failing.reject(new Error('the store is away'));
  await expect(older).rejects.toThrow('the store is away');
  expect(cache.find('week', 2)).toBe(newer);
});

test('the least recently used value is dropped', async () => {
  const cache = new VersionedCache<string, string>({ most: 2 });
  for (const key of ['a', 'b', 'c']) await cache.keep(key, 1, Promise.resolve(key));
  expect(['a', 'b', 'c'].map((key) => cache.find(key, 1) !== undefined)).toEqual([false, true, true]);
});
