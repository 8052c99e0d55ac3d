package shikomi.cost;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.message.Language;

/** Money as people read it: {@code ¥12,000}, {@code €200.00}, {@code 200.00 CHF}; yen in Japanese {@code 12,000円}. */
public final class Money {
    /** Currencies that are written with a sign before the number. */
    private static final Map<String, String> SIGNS = Map.of("JPY", "¥", "EUR", "€", "USD", "$", "GBP", "£");

    private Money() {}

    /** Formats money with the decimals of the currency; null, an unknown amount, becomes a dash. */
    public static String text(@Nullable Double money, Currency currency, Language language) {
        if (money == null) {
            return "–";
        }
        String minus = money < 0 ? "−" : "";
        String number = number(Math.abs(money), currency);
        String sign = SIGNS.get(currency.getCurrencyCode());
        if (currency.getCurrencyCode().equals("JPY") && language == Language.JA) {
            return minus + number + "円";
        }
        return sign == null ? minus + number + " " + currency.getCurrencyCode() : minus + sign + number;
    }

    private static String number(double money, Currency currency) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(money);
    }
}
