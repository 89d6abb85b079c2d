import { html } from 'hono/html';
import { LOCALES, type Locale } from '../../../messages/locale.ts';
import { POLICY_TEXTS, type PolicyKind, policyOf } from '../../../messages/policies/policy.ts';
import type { Policy } from '../../../messages/policies/policyTexts.ts';
import { policyPath } from '../../../messages/webPages.ts';
import type { Html, Page } from '../layout.ts';

/** Renders a policy as a page, with links to the other languages. */
export function policyPage(
  kind: PolicyKind,
  locale: Locale,
  contact: string | undefined,
  modelHost: string | undefined,
): Page {
  const policy = policyOf(kind, locale, contact, modelHost);
  return {
    title: policy.title,
    description: policy.intro[0] ?? policy.title,
    path: policyPath(kind, locale),
    kind: 'website',
    main: policyHtml(policy, kind, locale, policyPath),
  };
}

/** Renders a policy's content; `pathOf` returns the paths of the other languages. */
export function policyHtml(
  { title, intro, sections }: Policy,
  kind: PolicyKind,
  locale: Locale,
  pathOf: (kind: PolicyKind, locale: Locale) => string,
): Html {
  const other = kind === 'privacy' ? 'terms' : 'privacy';
  const { privacyLink, termsLink } = POLICY_TEXTS[locale];
  const languages = LOCALES.filter((language) => language !== locale).map(
    (language) =>
      html`<a lang="${language}" hreflang="${language}" href="${pathOf(kind, language)}">${POLICY_TEXTS[language].languageName}</a> `,
  );
  return html`<article lang="${locale}"><h1>${title}</h1><p class="facts">${languages}<a href="${pathOf(other, locale)}">${
    other === 'privacy' ? privacyLink : termsLink
  }</a></p>${intro.map((text) => html`<p>${text}</p>`)}${sections.map(
    ({ heading, paragraphs = [], points = [] }) =>
      html`<h2>${heading}</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}${
        points.length === 0 ? '' : html`<ul>${points.map((text) => html`<li>${text}</li>`)}</ul>`
      }`,
  )}</article>`;
}
