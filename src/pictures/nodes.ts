import type { ContainerNode, Node, TextNode } from '@takumi-rs/wasm';

/** The style of a node: CSS properties in the renderer's spelling, lengths in CSS pixels. */
export type NodeStyle = Readonly<Record<string, string | number>>;

/** A run of words in one style. */
export function words(text: string, style: NodeStyle = {}): TextNode {
  return { type: 'text', text, style: { ...style } };
}

/** A paragraph of runs that flow as one. */
export function paragraph(style: NodeStyle, ...runs: readonly Node[]): ContainerNode {
  return { type: 'container', style: { display: 'block', ...style }, children: [...runs] };
}

/** Nodes one below the other. */
export function vertical(style: NodeStyle, ...children: readonly (Node | undefined)[]): ContainerNode {
  return stack('column', style, children);
}

/** Nodes side by side. */
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

/** A drawing as SVG without any words. */
export function drawing(svg: string, width: number, height: number, style: NodeStyle = {}): Node {
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { type: 'image', src, width, height, style: { width, height, flexShrink: 0, ...style } };
}

/** A tree with each of its texts changed. */
export function withTexts(node: Node, change: (text: string) => string): Node {
  if (node.type === 'text') return { ...node, text: change(node.text) };
  if (node.type === 'image') return node;
  return { ...node, children: (node.children ?? []).map((child) => withTexts(child, change)) };
}

/** Every text of a tree. */
export function textsOf(node: Node): string[] {
  if (node.type === 'text') return [node.text];
  return node.type === 'image' ? [] : (node.children ?? []).flatMap(textsOf);
}
