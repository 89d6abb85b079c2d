/**
 * @typedef {{ type: number, components?: Component[], accessory?: Component, [key: string]: unknown }} Component
 * @typedef {{ components: number, characters: number, bytes: number }} Measure
 * @typedef {{ flags: number, components: Component[] }} Payload
 * @typedef {{ payload: Payload, measure: Measure }} Part
 * @typedef {{ name: string, label: string, placeholder?: string, required: boolean }} FieldFrame
 * @typedef {FieldFrame & { kind: 'text', value?: string, long: boolean, maxLength: number }} TextField
 * @typedef {FieldFrame & { kind: 'pick', most: number, options: { label: string, value: string, chosen: boolean }[] }} PickField
 * @typedef {FieldFrame & { kind: 'role', chosen?: string }} RoleField
 * @typedef {TextField | PickField | RoleField} Field
 * @typedef {{ kind: 'message', title: string, visibility: 'asker' | 'everyone', replaces: boolean, payloads: Part[],
 *   drawings: Record<string, string> }} MessageReaction
 * @typedef {{ kind: 'form', title: string, id: string, fields: Field[] }} FormReaction
 * @typedef {MessageReaction | FormReaction | { kind: 'sentence', text: string }} Reaction
 */

/**
 * Asks the preview's server; throws where it does not answer or refuses.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
export async function ask(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) throw new Error(await response.text());
  return response.json();
}

/**
 * What the server has to show without being told anything.
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function look(path) {
  return (await fetch(path)).json();
}
