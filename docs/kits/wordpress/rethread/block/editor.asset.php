<?php
/**
 * What the editor's script needs to have been loaded.
 *
 * @package Rethread
 */

return array(
	'dependencies' => array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-i18n' ),
	'version'      => '1.0.0',
);
