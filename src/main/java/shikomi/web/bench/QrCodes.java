package shikomi.web.bench;

import io.nayuki.qrcodegen.QrCode;

/** Addresses as squares that a camera reads. */
public final class QrCodes {
    private QrCodes() {}

    /** How many modules a side has, the white margin that readers need included. */
    public record Square(int side, String path) {}

    /** The dark modules as the path of an SVG: one rectangle for each run in a row. */
    static Square of(String address) {
        int margin = 4;
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) { // outside it is white
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + margin).append(',').append(y + margin);
                    path.append('h')
                            .append(x - from)
                            .append("v1h")
                            .append(from - x)
                            .append('z');
                }
            }
        }
        return new Square(code.size + 2 * margin, path.toString());
    }
}
