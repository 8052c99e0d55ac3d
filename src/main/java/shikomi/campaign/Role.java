package shikomi.campaign;

import java.util.Locale;
import java.util.Optional;

/** The role of a person, which decides the page that is shown first. */
public enum Role {
    CHEMIST,
    RESEARCHER,
    MANAGER,
    ADMIN;

    /** The code in commands and files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String code) {
        for (Role role : values()) {
            if (role.code().equals(code.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
