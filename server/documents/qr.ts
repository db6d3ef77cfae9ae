/** QR pictures made here, of addresses of ours; black on white whatever the theme, with the quiet zone phones need. */
import QRCode from 'qrcode';

const options = {
  errorCorrectionLevel: 'M',
  margin: 4,
  color: { dark: '#000000', light: '#ffffff' },
} as const;

export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { ...options, type: 'svg' });
}

export function qrPng(text: string, width = 600): Promise<Buffer> {
  return QRCode.toBuffer(text, { ...options, type: 'png', width: Math.min(Math.max(width, 64), 2000) });
}
