package shikomi.web.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.unit.Unit;

/**
 * A reading of the balance that is several times its planned amount, or a small part of it.
 *
 * @param likely the reading with its decimal point elsewhere, if that is near the plan; null otherwise
 */
record WeighingDoubt(double planned, double read, @Nullable Double likely) {
    /** The ratio to the plan from which a reading is questioned: nobody doubles an amount at the balance unawares. */
    private static final double FACTOR = 2;

    /** The relative distance from the plan up to which a shifted reading is likely. Set by judgement. */
    private static final double NEAR = 0.2;

    /** The most places by which a decimal point is misplaced: a factor of 1000 lies between mg and g. */
    private static final int MOST_PLACES = 3;

    /** The doubt about a reading; empty if it is near the plan, or nothing was planned. */
    static Optional<WeighingDoubt> of(double planned, double read) {
        boolean near = read < FACTOR * planned && planned < FACTOR * read;
        return planned <= 0 || near
                ? Optional.empty()
                : Optional.of(new WeighingDoubt(planned, read, likely(planned, read)));
    }

    private static @Nullable Double likely(double planned, double read) {
        for (int places = -MOST_PLACES; places <= MOST_PLACES; places++) {
            double shifted = new BigDecimal(Numbers.plain(read))
                    .scaleByPowerOfTen(places)
                    .doubleValue();
            if (Math.abs(shifted - planned) <= NEAR * planned) {
                return shifted;
            }
        }
        return null;
    }

    Message message(Text material, Unit unit) {
        String plan = Figures.value(planned) + " " + unit.label();
        String typed = Figures.value(read) + " " + unit.label();
        List<Object> words = new ArrayList<>(
                read > planned ? List.of(material, typed, times(), plan) : List.of(material, typed, plan));
        String key = read > planned ? "web.weighed.too-large" : "web.weighed.too-small";
        if (likely == null) {
            return Message.of(key, words.toArray());
        }
        words.add(Figures.value(likely) + " " + unit.label());
        return Message.of(key + "-likely", words.toArray());
    }

    /** The ratio to the plan, to two digits. */
    private String times() {
        return Figures.value(
                new BigDecimal(read / planned).round(new MathContext(2)).doubleValue());
    }
}
