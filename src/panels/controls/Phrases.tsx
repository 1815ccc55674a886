/** Text that may break only where a `|` stands: Japanese titles and callouts break at phrases. */
export function Phrases({ text }: { readonly text: string }) {
  return text.split('|').map((phrase, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: phrases of one text never move
    <span key={index} className="phrase">
      {phrase}
    </span>
  ));
}
