import type { HtmlAttributes } from './attributes.ts';

/** Attributes in which lazy-loading scripts keep the address, the most usual first. */
const LATE_ADDRESSES = [
  'data-src',
  'data-original',
  'data-actualsrc',
  'data-lazy-src',
  'data-original-src',
  'data-origin-src',
  'data-orig-src',
  'data-lazyload',
  'data-lazy',
  'data-echo',
  'data-real-src',
  'data-realsrc',
  'data-backsrc',
  'data-croporisrc',
  'data-load-src',
  'data-img',
  'data-image',
  'data-image-src',
  'data-file',
  'data-url',
  'data-href',
  'lazy-src',
  'lazysrc',
  'real_src',
  'original-src',
  'original',
  'zoomfile',
  'file',
  '_src',
] as const;

const LATE_SETS = ['data-srcset', 'data-lazy-srcset', 'lazy-srcset', 'srcset'] as const;

/** File names of placeholder images. */
const PLACEHOLDER =
  /(?:^|[/_.-])(?:blank|loading|loader|placeholder|spacer|transparent|transparency|lazy|lazyload|lazyloading|default_?img|grey|gray|pixel|1x1|none)(?:[_.-]?(?:img|image|pic|icon|bg|\d{1,4}(?:x\d{1,4})?))?\.(?:gif|png|svg|jpe?g|webp)(?:[?#].*)?$/i;

/**
 * Returns the address of an `img` element: the lazily loaded one if the page names one, else the largest of its
 * `srcset` if `src` is a placeholder, else `src`. Returns undefined if there is only a placeholder.
 */
export function imageAddress(attributes: HtmlAttributes): string | undefined {
  const late = firstAddress(attributes, LATE_ADDRESSES);
  if (late) return late;
  const own = address(attributes.get('src'));
  if (own && !PLACEHOLDER.test(own)) return own;
  for (const name of LATE_SETS) {
    const largest = largestOf(attributes.get(name));
    if (largest) return largest;
  }
  return address(attributes.find(isLateImage));
}

/** Returns the address of a `picture`: the largest in the `srcset` of one of its `source` elements. */
export function sourceAddress(attributes: HtmlAttributes): string | undefined {
  return largestOf(attributes.get('srcset')) ?? largestOf(attributes.get('data-srcset'));
}

const IMAGE_FILE =
  /^(?:https?:)?\/?\/?[^\s"'<>]{1,2000}\.(?:png|jpe?g|webp|gif|avif|bmp)(?:[?#!@][^\s"'<>]{0,2000})?$/i;
/** Attributes that hold other addresses of the image: a page, a smaller one, its description. */
const OTHERS = /thumb|small|tiny|alt|title|link|page|class|style|^src$/;

/** Whether an attribute that is not in the list holds a lazily loaded address: its value ends as image files do. */
function isLateImage(value: string, name: string): boolean {
  return !OTHERS.test(name) && IMAGE_FILE.test(value.trim()) && !PLACEHOLDER.test(value.trim());
}

function firstAddress(attributes: HtmlAttributes, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = address(attributes.get(name));
    if (found && IMAGE_LIKE.test(found) && !PLACEHOLDER.test(found)) return found;
  }
  return undefined;
}

/** Matches an address, not a number, a word or an empty address. */
const IMAGE_LIKE = /^(?:https?:)?\/\/|^[^\s"'<>]*[/.][^\s"'<>]*$/i;

function address(value: string | undefined): string | undefined {
  const text = value?.trim() ?? '';
  return text === '' || /^(?:data|blob|about|javascript):/i.test(text) ? undefined : text;
}

/** Returns the candidate of a `srcset` with the greatest width or density. */
function largestOf(set: string | undefined): string | undefined {
  let largest: { readonly url: string; readonly size: number } | undefined;
  for (const candidate of (set ?? '').slice(0, 5000).split(/,\s+|,(?=https?:|\/)/)) {
    const [url = '', size = '1x'] = candidate.trim().split(/\s+/);
    const found = address(url);
    const value = Number.parseFloat(size) || 1;
    if (found && !PLACEHOLDER.test(found) && (!largest || value > largest.size))
      largest = { url: found, size: value };
  }
  return largest?.url;
}
