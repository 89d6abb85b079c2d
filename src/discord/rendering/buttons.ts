import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { encodeAction } from '../../messages/actions/customId.ts';
import type { Button, RichText } from '../../messages/message.ts';
import { chunks, labelOf } from './labels.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { linkTarget } from './markdown.ts';

/** Rows of buttons, and lines of text for those that no button can hold. */
export interface ButtonRows {
  readonly texts: readonly RichText[];
  readonly rows: readonly (readonly APIButtonComponent[])[];
}

/**
 * Arranges buttons in rows. `used` contains the custom ids of the message so far and is extended: Discord refuses
 * duplicates, so these are not shown again.
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
      // An action that fits no custom id is not shown.
      const id = encodeAction(button.action, deliveryKey);
      if (id !== undefined && !used.has(id)) components.push(actionButton(button, id));
      if (id !== undefined) used.add(id);
      continue;
    }
    const url = linkTarget(button.url);
    const fits = url !== undefined && lengthOf(url) <= LIMITS.url;
    if (fits) components.push(linkButton(button.label, url));
    // A URL that fits no button becomes a link in the text.
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
