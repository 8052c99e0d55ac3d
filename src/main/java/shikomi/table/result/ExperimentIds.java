package shikomi.table.result;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.message.Numbers;

/** The experiments of a campaign by the ids that people write. */
record ExperimentIds(Campaign campaign) {
    private static final Pattern ID = Pattern.compile("(?i)e[-_ ]?0*(\\d{1,8})");

    /** Finds an experiment such as {@code E-014} by the spellings that people use: {@code e14}, {@code Ｅ－０１４}. */
    Optional<Experiment> find(String id) {
        String normal = Numbers.normal(id).replace('−', '-').replace('ー', '-').replace('‐', '-');
        Optional<Experiment> exact = campaign.experiment(normal);
        Matcher matcher = ID.matcher(normal);
        return exact.isPresent() || !matcher.matches()
                ? exact
                : campaign.experiment(String.format(Locale.ROOT, "E-%03d", Integer.parseInt(matcher.group(1))));
    }

    /** Whether a cell holds an id of this campaign, or one that resembles them. */
    boolean isId(String cell) {
        return ID.matcher(Numbers.normal(cell)).matches() || find(cell).isPresent();
    }
}
