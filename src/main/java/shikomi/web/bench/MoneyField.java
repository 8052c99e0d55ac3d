package shikomi.web.bench;

import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.cost.Money;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.recipe.Cost;
import shikomi.table.cell.CellEntry;
import shikomi.table.cell.MoneyEntry;

/** The field of a form with the money that was spent, written as in tables: {@code ¥12,000}, {@code 12,000 JPY}. */
final class MoneyField {
    private static final String NAME = "money";

    /** An amount that shows how money is written. */
    private static final double EXAMPLE = 12_000;

    private MoneyField() {}

    static @Nullable Double read(ResultForm form, @Nullable Cost cost) {
        String typed = form.value(NAME);
        String name = form.w("result.money");
        Currency currency = cost == null ? null : cost.currency();
        Optional<Double> money = money(typed, currency);
        if (money.isPresent() && money.get() <= Result.MOST_MONEY) {
            return money.get();
        }
        CellEntry entry = CellEntry.read(typed, null);
        if (money.isPresent()) {
            form.refuse(NAME, form.w("result.too-much", name, text(Result.MOST_MONEY, currency, form.language())));
        } else if (entry instanceof CellEntry.Read(Outcome.Measured ignored, boolean literal)) {
            form.refuse(NAME, form.w("result.negative", name));
        } else if (entry instanceof CellEntry.Ambiguous(double decimal, double thousands)) {
            form.refuse(NAME, form.w("result.ambiguous", name, decimal, thousands));
        } else if (!(entry instanceof CellEntry.Nothing)) {
            form.refuse(NAME, form.w("result.unreadable-money", name, text(EXAMPLE, currency, form.language())));
        }
        return null;
    }

    /** The amount with or without a sign of its currency; a bare {@code 12,000} is sure where there are no cents. */
    private static Optional<Double> money(String typed, @Nullable Currency currency) {
        Optional<Double> bare = currency == null
                ? Optional.empty()
                : MoneyEntry.read(typed + " " + currency.getCurrencyCode(), currency);
        return MoneyEntry.read(typed, currency).or(() -> bare).or(() -> number(typed));
    }

    private static Optional<Double> number(String typed) {
        return CellEntry.read(typed, null)
                                instanceof
                                CellEntry.Read(Outcome.Measured(double value, double ignored), boolean literal)
                        && value >= 0
                ? Optional.of(value)
                : Optional.empty();
    }

    private static String text(double money, @Nullable Currency currency, Language language) {
        return currency == null ? Numbers.plain(money) : Money.text(money, currency, language);
    }
}
