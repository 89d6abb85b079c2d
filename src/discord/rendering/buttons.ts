import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { encodeAction } from '../../messages/actions/customId.ts';
import type { Button, RichText } from '../../messages/message.ts';
import { chunks, labelOf } from './labels.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { linkTarget } from './markdown.ts';

/** Buttons as Discord takes them, and as lines of text what no button can hold. */
export interface ButtonRows {
  readonly texts: readonly RichText[];
  readonly rows: readonly (readonly APIButtonComponent[])[];
}

/**
 * Buttons in rows. `used` are the custom ids of the message so far, and grows: Discord refuses a message that has
 * one twice, so what can be pressed already is not shown again.
 */
export function buttonRows(
  buttons: readonly Button[],
  deliveryKey: string | undefined,
  used: Set<string>,
): ButtonRows {
  const texts: RichText[] = [];
  const components: APIButtonComponent[] = [];
  for (const button of buttons) {
    if (button.kind === 'action') {
      // An action that no id can hold cannot be pressed, so it is not shown.
      const id = encodeAction(button.action, deliveryKey);
      if (id !== undefined && !used.has(id)) components.push(actionButton(button, id));
      if (id !== undefined) used.add(id);
      continue;
    }
    const url = linkTarget(button.url);
    const fits = url !== undefined && lengthOf(url) <= LIMITS.url;
    if (fits) components.push(linkButton(button.label, url));
    // An address that no button can hold stays reachable as a link in the text.
    else texts.push(url === undefined ? button.label : [{ kind: 'link', text: button.label, url }]);
  }
  return { texts, rows: chunks(components, LIMITS.buttonsPerRow) };
}

const STYLES = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const;

function actionButton({ label, tone }: Extract<Button, { kind: 'action' }>, id: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: STYLES[tone ?? 'plain'],
    label: labelOf(label, LIMITS.buttonLabel),
    custom_id: id,
  };
}

function linkButton(label: string, url: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label: labelOf(label, LIMITS.buttonLabel),
    url,
  };
}
