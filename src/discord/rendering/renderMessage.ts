import {
  type APIAllowedMentions,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { menuId } from '../../messages/actions/customId.ts';
import type { Message } from '../../messages/message.ts';
import { containerId } from './containerId.ts';
import { chunks } from './labels.ts';
import { LIMITS } from './limits.ts';
import type { MenuEntry } from './menus.ts';
import { packUnits } from './packUnits.ts';
import { type NodeUnit, type RenderUnit, type TextUnit, unitContent } from './unitParts.ts';
import { menuUnit, renderUnitsOf } from './units.ts';

/** Body of one message for Discord; `flags` mark Components V2. */
export interface Payload {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
  /** Its files, by position in the request. */
  readonly attachments?: readonly { readonly id: string; readonly filename: string }[];
}

/** Accent colour of the bot's messages. */
const ACCENT_COLOUR = 0x2f6fed;

/**
 * Renders a message as payloads of one or more Discord messages, each within all limits. No text is lost; only
 * `pingRole` can ping, and only from the first payload.
 */
export function renderMessage(message: Message): readonly Payload[] {
  return packUnits(renderUnitsOf(message), message.choose ?? '').map((units, index) => ({
    flags: MessageFlags.IsComponentsV2,
    components: [containerOf(units, message)],
    allowed_mentions:
      index === 0 && message.pingRole !== undefined
        ? { parse: [], roles: [message.pingRole] }
        : { parse: [] },
  }));
}

function containerOf(units: readonly RenderUnit[], message: Message): APIMessageTopLevelComponent {
  const components: APIComponentInContainer[] = [];
  let lines: TextUnit[] = [];
  const endText = () => {
    const content = unitContent(lines);
    if (content !== '') components.push({ type: ComponentType.TextDisplay, content });
    lines = [];
  };
  for (const unit of withMenus(units, message.choose)) {
    if (unit.kind === 'text') {
      if (unit.opens) endText();
      lines.push(unit);
      continue;
    }
    endText();
    components.push(unit.component);
  }
  endText();
  return {
    type: ComponentType.Container,
    accent_color: ACCENT_COLOUR,
    components: withMenuIds(components, message.deliveryKey),
    ...(message.deliveryKey !== undefined && { id: containerId(message.deliveryKey) }),
  };
}

/** Places the menus of items where the message wants them, else before the first buttons. */
function withMenus(units: readonly RenderUnit[], choose: string | undefined): (TextUnit | NodeUnit)[] {
  const entries = new Map<string, MenuEntry>();
  for (const unit of units) {
    if (unit.kind === 'menu-place' || !unit.entry || entries.has(unit.entry.value)) continue;
    entries.set(unit.entry.value, unit.entry);
  }
  const menus = chunks([...entries.values()], LIMITS.selectOptions).map((some) =>
    menuUnit(some, choose ?? ''),
  );
  const wanted = units.findIndex(({ kind }) => kind === 'menu-place');
  const row = units.findIndex(
    (unit) => unit.kind === 'node' && unit.component.type === ComponentType.ActionRow,
  );
  const place = wanted >= 0 ? wanted : row >= 0 ? row : units.length;
  const [before, after] = [units.slice(0, place), units.slice(place)];
  return [...before.filter(isShown), ...menus, ...after.filter(isShown)];
}

function isShown(unit: RenderUnit): unit is TextUnit | NodeUnit {
  return unit.kind !== 'menu-place';
}

function withMenuIds(
  components: readonly APIComponentInContainer[],
  deliveryKey: string | undefined,
): APIComponentInContainer[] {
  let menus = 0;
  return components.map((component) => {
    if (component.type !== ComponentType.ActionRow) return component;
    const [select] = component.components;
    if (select?.type !== ComponentType.StringSelect) return component;
    return {
      ...component,
      components: [{ ...select, custom_id: menuId(menus++, deliveryKey) }],
    };
  });
}
