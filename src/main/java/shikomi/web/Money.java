package shikomi.web;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shikomi.space.Language;

/** Money as people read it: {@code ¥12,000}, 12,000円. */
public final class Money {
    private Money() {}

    public static String text(@Nullable Double money, Currency currency, Language language) {
        if (money == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        boolean yen = currency.getCurrencyCode().equals("JPY");
        if (yen && language == Language.JA) {
            return format.format(money) + "円";
        }
        return yen
                ? (money < 0 ? "−¥" : "¥") + format.format(Math.abs(money))
                : format.format(money) + " " + currency.getCurrencyCode();
    }
}
