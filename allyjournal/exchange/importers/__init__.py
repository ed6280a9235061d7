"""What reads other programs' files, and the portable one."""
