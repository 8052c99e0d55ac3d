package shikomi.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Experiment;
import shikomi.campaign.Weighing;
import shikomi.cost.WeighOut;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Material;
import shikomi.web.BenchWords;

/**
 * One line of what is weighed out or measured off.
 *
 * @param field of the form, where the balance's reading is entered
 * @param notes why it is not the plain amount
 * @param read what the balance read, or what was typed
 * @param difference from the plan, in words; empty where nothing was read
 * @param notable whether that difference should be seen
 */
public record ToWeigh(
        String name,
        String value,
        String unit,
        String field,
        List<String> notes,
        String read,
        String difference,
        boolean notable,
        String error) {

    static List<ToWeigh> all(
            WeighOut out,
            Experiment experiment,
            Map<String, String> typed,
            Map<String, String> errors,
            Language language) {
        List<ToWeigh> lines = new ArrayList<>();
        for (int i = 0; i < out.portions().size(); i++) {
            WeighOut.Portion portion = out.portions().get(i);
            String field = "w" + i;
            Optional<Weighing.Portion> read = read(experiment, portion);
            lines.add(new ToWeigh(
                    portion.name(),
                    portion.text(),
                    portion.unit().label(),
                    field,
                    notes(portion).stream().map(note -> note.in(language)).toList(),
                    typed.getOrDefault(
                            field, read.map(r -> Numbers.plain(r.read())).orElse("")),
                    read.map(r -> BenchWords.excess(r.excess()).in(language)).orElse(""),
                    read.filter(r -> BenchWords.isNotable(r.excess())).isPresent(),
                    errors.getOrDefault(field, "")));
        }
        return lines;
    }

    /** What was read for another size, in another unit, says nothing here. */
    private static Optional<Weighing.Portion> read(Experiment experiment, WeighOut.Portion portion) {
        return experiment.weighing() == null
                ? Optional.empty()
                : experiment.weighing().portions().stream()
                        .filter(p -> p.material().equals(portion.name()))
                        .filter(p -> p.unit().equals(portion.unit().label()))
                        .filter(p -> p.planned() == portion.amount().doubleValue())
                        .findFirst();
    }

    private static List<Message> notes(WeighOut.Portion portion) {
        List<Message> notes = new ArrayList<>();
        Material.Stock stock = portion.stock();
        if (stock != null) {
            notes.add(
                    stock.solvent() == null
                            ? Message.of(
                                    "web.bench.stock", stock.concentration().toString())
                            : Message.of(
                                    "web.bench.stock-in", stock.concentration().toString(), stock.solvent()));
        } else if (portion.purity() < 1) {
            notes.add(Message.of("web.bench.purity", Numbers.brief(100 * portion.purity())));
        }
        if (portion.brought() != null) {
            notes.add(Message.of(
                    portion.tooMuch() ? "web.bench.brought-too-much" : "web.bench.brought",
                    Numbers.significant(portion.brought().value(), 4),
                    portion.brought().unit().label()));
        }
        return notes;
    }

    static ToWeigh total(WeighOut.Sum sum) {
        return new ToWeigh("", sum.amount().toPlainString(), sum.unit().label(), "", List.of(), "", "", false, "");
    }
}
