import type { ContainerNode, Node, TextNode } from '@takumi-rs/wasm';

/** Style of a node: CSS properties in the renderer's spelling, lengths in CSS pixels. */
export type NodeStyle = Readonly<Record<string, string | number>>;

/** Creates a run of text in one style. */
export function words(text: string, style: NodeStyle = {}): TextNode {
  return { type: 'text', text, style: { ...style } };
}

/** Creates a paragraph of inline runs. */
export function paragraph(style: NodeStyle, ...runs: readonly Node[]): ContainerNode {
  return { type: 'container', style: { display: 'block', ...style }, children: [...runs] };
}

/** Stacks nodes vertically. */
export function vertical(style: NodeStyle, ...children: readonly (Node | undefined)[]): ContainerNode {
  return stack('column', style, children);
}

/** Places nodes side by side. */
export function horizontal(style: NodeStyle, ...children: readonly (Node | undefined)[]): ContainerNode {
  return stack('row', style, children);
}

function stack(
  flexDirection: 'row' | 'column',
  style: NodeStyle,
  children: readonly (Node | undefined)[],
): ContainerNode {
  return {
    type: 'container',
    style: { display: 'flex', flexDirection, ...style },
    children: children.filter((child) => child !== undefined),
  };
}

/** Creates a drawing from SVG without text. */
export function drawing(svg: string, width: number, height: number, style: NodeStyle = {}): Node {
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { type: 'image', src, width, height, style: { width, height, flexShrink: 0, ...style } };
}

/** Returns a tree with each text changed. */
export function withTexts(node: Node, change: (text: string) => string): Node {
  if (node.type === 'text') return { ...node, text: change(node.text) };
  if (node.type === 'image') return node;
  return { ...node, children: (node.children ?? []).map((child) => withTexts(child, change)) };
}

/** Returns all texts of a tree. */
export function textsOf(node: Node): string[] {
  if (node.type === 'text') return [node.text];
  return node.type === 'image' ? [] : (node.children ?? []).flatMap(textsOf);
}
