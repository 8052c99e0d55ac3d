package shikomi.table.cell;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/** An amount of money with its currency, as people write it: {@code ¥12,000}, {@code 12 000 JPY}, {@code 1万円}. */
public final class MoneyEntry {
    private static final Pattern AMOUNT =
            Pattern.compile("([^\\d\\s,.+-]*)\\s*(\\d[\\d,. ]*?)\\s*(万?)\\s*([^\\d\\s,.+-]*)");

    /** Groups of three digits. With a point after commas, or without decimals in the currency, no other reading is left. */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[ ,]\\d{3})+(\\.\\d+)?");

    private static final Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d{1,2})?");

    /** Signs and words for currencies; a sign that several have is that of the recipe. */
    private static final Map<String, List<String>> SIGNS = Map.of(
            "JPY", List.of("¥", "円", "yen"),
            "CNY", List.of("¥", "元", "rmb"),
            "USD", List.of("$", "us$"),
            "EUR", List.of("€"),
            "GBP", List.of("£"),
            "KRW", List.of("₩", "원"));

    private MoneyEntry() {}

    /**
     * Reads an amount that has a sign of its currency; empty if it has none, if it is of another currency, or if its
     * marks have two readings.
     *
     * @param currency the currency that is needed; null if any is
     */
    public static Optional<Double> read(String typed, @Nullable Currency currency) {
        Matcher amount = AMOUNT.matcher(Numbers.normal(typed).toLowerCase(Locale.ROOT));
        if (!amount.matches()) {
            return Optional.empty();
        }
        String sign = amount.group(1) + amount.group(4);
        boolean tenThousands = !amount.group(3).isEmpty();
        boolean stated = sign.isEmpty() ? tenThousands : isOf(sign, currency);
        return stated
                ? number(amount.group(2).strip(), currency, sign).map(x -> tenThousands ? x * 10_000 : x)
                : Optional.empty();
    }

    private static boolean isOf(String sign, @Nullable Currency currency) {
        return currency == null
                ? SIGNS.entrySet().stream().anyMatch(each -> isOf(sign, each.getKey()))
                : isOf(sign, currency.getCurrencyCode());
    }

    private static boolean isOf(String sign, String code) {
        return sign.equals(code.toLowerCase(Locale.ROOT))
                || SIGNS.getOrDefault(code, List.of()).contains(sign);
    }

    private static Optional<Double> number(String digits, @Nullable Currency currency, String sign) {
        Matcher grouped = GROUPED.matcher(digits);
        boolean whole = currency == null ? isOf(sign, "JPY") : currency.getDefaultFractionDigits() == 0;
        boolean sure = grouped.matches() && (whole || grouped.group(1) != null);
        return sure || PLAIN.matcher(digits).matches()
                ? Optional.of(Double.valueOf(digits.replaceAll("[ ,]", "")))
                : Optional.empty();
    }
}
