package shikomi.web.bench;

import io.nayuki.qrcodegen.QrCode;

/** Draws addresses as QR codes. */
public final class QrCodes {
    /** The width of the white margin that ISO/IEC 18004 requires, in modules. */
    private static final int MARGIN = 4;

    private QrCodes() {}

    /** A QR code; {@code side} is its side length in modules, including the white margin. */
    public record Square(int side, String path) {}

    /** Draws the dark modules as an SVG path, with one rectangle for each run in a row. */
    static Square of(String address) {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) { // modules outside the code are white
                    x++;
                }
                if (x > from) {
                    path.append(rectangle(from, y, x - from));
                }
            }
        }
        return new Square(code.size + 2 * MARGIN, path.toString());
    }

    private static String rectangle(int x, int y, int width) {
        return "M" + (x + MARGIN) + "," + (y + MARGIN) + "h" + width + "v1h" + -width + "z";
    }
}
