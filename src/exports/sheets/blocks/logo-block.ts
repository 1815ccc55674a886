import type { BlockOf, BlockParts, ComposeContext } from '../compose-context.ts';
import { emptyParts } from '../compose-context.ts';
import { MissingData } from './block-failure.ts';
import { imageSize } from './image-size.ts';

/** The user's picture as large as the frame holds it, not distorted. Throws MissingData for a file that is no PNG or JPEG. */
export function logoParts({ frame, image }: BlockOf<'logo'>, { words }: ComposeContext): BlockParts {
  if (image === null) return emptyParts;
  const bytes = Uint8Array.from(atob(image.base64), (letter) => letter.charCodeAt(0));
  const size = imageSize(bytes);
  if (size === null || size.width === 0 || size.height === 0)
    throw new MissingData({
      ja: 'ロゴの画像を読めません。PNG か JPEG の画像を選び直してください',
      en: 'The logo cannot be read: choose a PNG or JPEG picture',
    });
  const mm = Math.min(frame.width / size.width, frame.height / size.height);
  const [width, height] = [size.width * mm, size.height * mm];
  return {
    items: [
      {
        kind: 'image',
        frame: { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2, width, height },
        picture: { kind: 'file', mediaType: image.mediaType, bytes },
        smooth: true,
      },
    ],
    lines: [],
    alternative: words.t('sheet.logo'),
  };
}
