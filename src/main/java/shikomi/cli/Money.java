package shikomi.cli;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money as people read it: {@code 12,000 JPY}. */
final class Money {
    private Money() {}

    static String text(@Nullable Double money, Currency currency) {
        if (money == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(money) + " " + currency.getCurrencyCode();
    }
}
