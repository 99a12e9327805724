"""What may leave the service: small numbers hidden, audited by an attacker's programme, approved by a second person."""
